from django.conf import settings


def site(request):
    """What every page says of the magazine itself."""
    return {"site_name": settings.SITE_NAME, "site_tagline": settings.SITE_TAGLINE}
