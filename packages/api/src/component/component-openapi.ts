/** What the OpenAPI document says of the address that takes a component's folder. */
export const componentPaths = {
  "/components/{name}/builds": {
    post: {
      operationId: "component-push",
      summary: "Push a component",
      description:
        "Builds an image from a component's folder and registers it as a version, which never changes afterwards. The answer names the build; follow it at /component-builds/{id}.",
      tags: ["components"],
      security: [{ apiKey: [] }],
      parameters: [
        { in: "path", name: "name", schema: { type: "string" }, required: true, description: "Of the component" },
      ],
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              properties: {
                source: {
                  type: "string",
                  format: "binary",
                  description: "The folder as a zip file or a gzipped tar file",
                },
                git: { type: "string", description: "Instead: address of a public repository, http or https" },
                ref: { type: "string", description: "Of the repository: branch or tag" },
                folder: { type: "string", description: "Of the repository: where the component is in it" },
                image: {
                  type: "string",
                  description:
                    "Instead of a build: an image on the runner's machine; alone, or with component.json in `source`",
                },
                env: { type: "string", description: "Environment of its containers, as a JSON object" },
              },
            },
          },
        },
      },
      responses: {
        202: {
          description: "Taken in",
          content: {
            "application/json": {
              schema: { type: "object", required: ["buildId"], properties: { buildId: { type: "string" } } },
            },
          },
        },
      },
    },
  },
};
