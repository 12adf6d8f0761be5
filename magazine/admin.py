from django.contrib import admin


class MatineeAdminSite(admin.AdminSite):
    site_header = "Matinee"
    site_title = "Matinee"
    index_title = "The desk"
