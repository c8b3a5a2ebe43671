# One image for web, worker and clock; compose.yaml says which command each runs.
FROM python:3.11-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt && useradd --create-home retorno
COPY . .
# Collecting the static files asks for settings but for no service: these values are used here only.
RUN env DATABASE_URL=postgresql://none/none REDIS_URL=redis://none SECRET_KEY=build ALLOWED_HOSTS=none PUBLIC_URL=https://none \
    FIELD_KEYS=build:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= INDEX_KEY=build EMAIL_HOST=none EMAIL_FROM=none@none \
    sh -c "python manage.py messages --compile && python manage.py collectstatic --noinput"
USER retorno
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--workers", "4", "--blocking-threads", "16", "repatriation.wsgi:application"]
