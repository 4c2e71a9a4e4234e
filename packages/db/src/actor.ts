/** Who did something: a person, or the name of an API key. */
export interface Actor {
  userId?: string | undefined;
  name: string;
}
