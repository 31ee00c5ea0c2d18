# The server of Picolo: one image for api, jobs and the command line.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /picolo
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /picolo
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PICOLO_FILES=/var/lib/picolo/files
WORKDIR /picolo
COPY package.json ./
COPY --from=packages /picolo/node_modules node_modules
COPY --from=build /picolo/dist dist
# Uploaded files: a volume that api and jobs share.
RUN mkdir -p /var/lib/picolo/files && chown node:node /var/lib/picolo/files
VOLUME /var/lib/picolo/files
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/server/apps/api/src/main.js"]
