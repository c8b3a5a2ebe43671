"""The web application for any WSGI server."""

from django.core.wsgi import get_wsgi_application

from repatriation.configured import require_settings

require_settings()
application = get_wsgi_application()
