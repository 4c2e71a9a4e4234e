import type { Arrivals } from "./arrivals.ts";

/** What the warehouse's people look at: the latest arrivals, anew every two seconds. */
export function arrivalsPage(arrivals: Arrivals): string {
  const rows = arrivals.latest(30).map(({ id, arrivedAt, order }) => {
    const goods = order.lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ");
    return `<tr><td>${id}</td><td>${escapeHtml(order.reference)}</td><td>${escapeHtml(goods)}</td><td><time>${arrivedAt.slice(11, 19)}</time></td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>${arrivals.count} orders · Demo warehouse</title>
<style>
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { margin: 32px auto; max-width: 880px; padding: 0 24px; }
h1 { font-size: 20px; margin: 0; } p { margin: 4px 0 24px; opacity: .75; }
b { font-size: 28px; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 600; }
td, th { padding: 8px 12px 8px 0; border-bottom: 1px solid color-mix(in oklch, currentColor 15%, transparent); }
td { font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<h1>Demo warehouse</h1>
<p><b>${arrivals.count}</b> orders to pick${arrivals.repeated > 0 ? ` · ${arrivals.repeated} delivered again and recognised` : ""}</p>
<table>
<thead><tr><th>Number</th><th>Shop's order</th><th>Goods</th><th>Arrived (UTC)</th></tr></thead>
<tbody>${rows.join("\n") || '<tr><td colspan="4">Nothing yet. Start the flow “Orders to warehouse”.</td></tr>'}</tbody>
</table>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
