/** Request header that carries the asked-for path to layouts, which Next does not tell. */
export const pathHeader = "x-millrace-path";
