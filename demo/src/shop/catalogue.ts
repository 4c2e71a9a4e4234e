/** What the shop sells: sku, title, price. */
export const catalogue: ReadonlyArray<{ sku: string; title: string; kind: "goods" | "voucher"; price: string }> = [
  goods("MUG-STONE", "Stoneware mug", "14.90"),
  goods("MUG-ENAMEL", "Enamel mug", "11.50"),
  goods("POT-TEA-1L", "Teapot 1 l", "39.00"),
  goods("PAN-IRON-28", "Iron pan 28 cm", "64.90"),
  goods("KNF-CHEF-20", "Chef's knife 20 cm", "79.00"),
  goods("BRD-OAK-M", "Oak cutting board", "34.50"),
  goods("MIL-PEPPER", "Pepper mill", "44.00"),
  goods("MIL-COFFEE", "Hand coffee mill", "119.00"),
  goods("CLO-LINEN-2", "Linen tea towels (2)", "22.00"),
  goods("APR-DENIM", "Denim apron", "49.00"),
  goods("LMP-DESK-B", "Desk lamp black", "89.00"),
  goods("LMP-DESK-W", "Desk lamp white", "89.00"),
  goods("CHR-BIRCH", "Birch chair", "189.00"),
  goods("SHL-WALL-60", "Wall shelf 60 cm", "54.00"),
  goods("BSK-WILLOW", "Willow basket", "27.90"),
  goods("RUG-WOOL-S", "Wool rug 90 × 60", "98.00"),
  goods("CND-BEES-3", "Beeswax candles (3)", "18.90"),
  goods("VAS-CLAY", "Clay vase", "32.00"),
  goods("NTB-DOT-A5", "Dotted notebook A5", "12.90"),
  goods("PEN-BRASS", "Brass pen", "36.00"),
  goods("CLK-WALL-30", "Wall clock 30 cm", "72.00"),
  goods("BAG-CANVAS", "Canvas bag", "19.90"),
  goods("BTL-STEEL", "Steel bottle 0.7 l", "29.00"),
  goods("BLK-MERINO", "Merino blanket", "149.00"),
  { sku: "GIFT-25", title: "Gift voucher 25", kind: "voucher", price: "25.00" },
  { sku: "GIFT-50", title: "Gift voucher 50", kind: "voucher", price: "50.00" },
];

function goods(sku: string, title: string, price: string) {
  return { sku, title, kind: "goods" as const, price };
}
