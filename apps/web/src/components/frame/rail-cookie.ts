/** Remembers whether the rail is collapsed, for the first paint. */
export const railCookie = "millrace-rail";
