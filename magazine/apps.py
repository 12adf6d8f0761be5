from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class MagazineConfig(AppConfig):
    name = "magazine"


class MatineeAdminConfig(AdminConfig):
    default_site = "magazine.admin.MatineeAdminSite"
