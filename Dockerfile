# The pages, then the server, then an image that holds nothing else.
FROM node:24-bookworm-slim AS pages
WORKDIR /kohort/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM rust:1.95-slim-bookworm AS server
WORKDIR /kohort
COPY . .
COPY --from=pages /kohort/frontend/dist frontend/dist
RUN cargo build --release --locked --package server --features embedded-pages

FROM debian:bookworm-slim
# Authorities that vouch for storage of files which speaks https.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --system --home-dir /var/lib/kohort --create-home kohort
COPY --from=server /kohort/target/release/kohort /usr/local/bin/kohort
ENV KOHORT_LISTEN=0.0.0.0:8080
ENV KOHORT_DATA=/var/lib/kohort
USER kohort
# The embedded database and the files of applicants, unless KOHORT_DATABASE_URL and KOHORT_FILES say otherwise: without a
# volume that is kept they are lost with the container.
VOLUME /var/lib/kohort
EXPOSE 8080
HEALTHCHECK --interval=1m --timeout=10s --start-period=20s CMD ["kohort", "doctor"]
ENTRYPOINT ["kohort"]
CMD ["serve"]
