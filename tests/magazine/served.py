"""The site in a process of its own, on a database that others write to. Run as a program it prints its port."""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def main():
    from magazine.wsgi import application

    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as server:
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
