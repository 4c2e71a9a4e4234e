import type Docker from "dockerode";

/** Value of a label of an image; undefined when there is no such image or it has no such label. */
export async function findImageLabel(
  docker: Docker,
  { image, label }: { image: string; label: string },
): Promise<string | undefined> {
  try {
    const { Config } = await docker.getImage(image).inspect();
    return Config.Labels?.[label];
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return undefined;
    throw error;
  }
}
