# The platform's image on a public base. Not built by our tests, which run the image of `npm run image`: the same programs.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci && node cli/node.js node cli/build/image.ts --programs /app

FROM node:26.10.0-bookworm-slim
COPY --from=build /app /app
ENV NODE_ENV=production
USER 65532:65532
WORKDIR /app
ENTRYPOINT ["node"]
CMD ["/app/webhooks.js"]
