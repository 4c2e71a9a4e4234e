export const givenNames: readonly string[] =
  "Ada Ben Clara David Emma Finn Greta Hugo Ines Jonas Klara Leo Maja Nils Olga Paul Rosa Samir Tilda Ugo Vera Wim Yara Zoe".split(
    " ",
  );

export const familyNames: readonly string[] =
  "Albrecht Bakker Costa Dubois Eriksen Ferrari Garcia Hofmann Ivanova Jansen Keller Lehmann Moreau Novak Olsen Petrov Rossi Schmidt Tanaka Ullmann Vogel Weber Zimmer".split(
    " ",
  );

export const streets: readonly string[] =
  "Main Street|Station Road|Mill Lane|Church Street|Garden Way|Harbour Road|Park Avenue|Bridge Street|Old Market|Elm Grove".split(
    "|",
  );

/** City, country code, first digits of its postcodes. */
export const cities: ReadonlyArray<readonly [city: string, country: string, postcode: string]> = [
  ["Berlin", "DE", "10"],
  ["Hamburg", "DE", "20"],
  ["Munich", "DE", "80"],
  ["Cologne", "DE", "50"],
  ["Vienna", "AT", "10"],
  ["Graz", "AT", "80"],
  ["Zurich", "CH", "80"],
  ["Basel", "CH", "40"],
  ["Amsterdam", "NL", "10"],
  ["Utrecht", "NL", "35"],
  ["Paris", "FR", "75"],
  ["Lyon", "FR", "69"],
  ["Milan", "IT", "20"],
  ["Copenhagen", "DK", "21"],
  ["Prague", "CZ", "11"],
];
