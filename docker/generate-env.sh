#!/bin/sh
# Prints the secrets docker-compose.yml wants: sh docker/generate-env.sh > .env
set -eu
umask 077
secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
echo "COMPOSE_PROFILES=platform"
echo "MILLRACE_POSTGRES_PASSWORD=$(secret)"
echo "MILLRACE_REDIS_PASSWORD=$(secret)"
echo "MILLRACE_RABBITMQ_PASSWORD=$(secret)"
echo "MILLRACE_AUTH_SECRET=$(secret)"
