/** The shop's tables. `customers` is filled by the demo flow "Webhook to database". Safe to run again. */
export const schema = `
CREATE TABLE IF NOT EXISTS orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL UNIQUE,
  placed_at timestamptz NOT NULL DEFAULT now(),
  status text NOT NULL,
  currency text NOT NULL,
  customer jsonb NOT NULL,
  lines jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS customers (
  email text PRIMARY KEY,
  name text NOT NULL,
  city text,
  country text,
  newsletter boolean NOT NULL DEFAULT false,
  source text,
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT USAGE ON SCHEMA public TO millrace;
GRANT SELECT ON orders TO millrace;
GRANT SELECT, INSERT, UPDATE ON customers TO millrace;
`;
