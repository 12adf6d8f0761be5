"""Gunicorn's settings: ``gunicorn -c magazine/deploy/gunicorn.py magazine.wsgi``.

From the environment come BIND, and WEB_CONCURRENCY and THREADS for how many processes and threads of each.
"""

import os
from pathlib import Path

from magazine.environment import env_number

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = env_number("WEB_CONCURRENCY", 2, least=1)
threads = env_number("THREADS", 4, least=1)
worker_class = "gthread"
# Longer than a proxy in front keeps an idle connection (nginx: 60 seconds), so that the proxy closes it, and
# never sends a request into one that is being closed here.
keepalive = 75
# What is being answered when a stop is asked for has so long to end.
graceful_timeout = 30
# A worker that is stuck altogether is replaced; one long request in a thread is no reason.
timeout = 60
# Each worker loads the code itself, so that a reload (HUP) takes new code up.
preload_app = False
# The files by which workers show that they live are no work for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# Signals are all that it is told; a socket for more would need a folder to be in.
control_socket_disable = True
# Requests are logged by the magazine itself, which knows the page and says nothing of who asked.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "magazine.logs.JSONLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "INFO", "handlers": ["lines"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["lines"], "propagate": False}},
}
