# One image for web, worker and clock (docs/deploy.md). The build needs a package registry, nothing else.
FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /portal

COPY requirements.txt requirements-uv.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements-uv.txt \
    && uv pip install --system --no-cache --compile-bytecode --require-hashes -r requirements.txt

COPY . .
# Collecting static files reads the settings: these values are never used again.
RUN DATABASE_URL=postgresql://build REDIS_URL=redis://build SECRET_KEY=build ALLOWED_HOSTS=build PUBLIC_URL=https://build \
    FIELD_KEYS=build:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= INDEX_KEY=build EMAIL_HOST=build EMAIL_FROM=build@example.org UPLOADS_DIR=/uploads \
    sh -c "python manage.py messages --compile && python manage.py collectstatic --noinput -v 0 -i flags -i rest_framework"

RUN useradd --system --no-create-home portal && install -d -m 700 -o portal /uploads
ENV UPLOADS_DIR=/uploads
USER portal
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "32", "repatriation.wsgi:application"]
