/** Windows of this site tell each other here that a sign-in came back; nothing else travels on it. */
export const oauthChannel = "millrace-oauth";
