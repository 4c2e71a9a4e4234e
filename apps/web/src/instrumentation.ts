/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { whenStopping } = await import("./server/stopping.ts");
  whenStopping();
}
