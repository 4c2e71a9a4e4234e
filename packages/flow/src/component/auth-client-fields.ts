import type { ComponentDescriptor, FieldDescriptor } from "./component-descriptor.ts";

/**
 * Components with `authClientTypes` (component contract §5) say how they can be signed in to and leave the form to the platform:
 * they ask for the result at its secrets API. This is that form, in the terms of any other credential.
 */
export function authClientCredentials(
  authClientTypes: unknown,
): NonNullable<ComponentDescriptor["credentials"]> | undefined {
  const named = Array.isArray(authClientTypes) ? authClientTypes.map(String) : [];
  // "oauth2_instagram" and the like are OAuth 2 with a name.
  const types = [...new Set(named.map((type) => (type.startsWith("oauth2") ? "oauth2" : type)))].filter(isKnown);
  if (types.length === 0) return undefined;
  const chosen = types.length > 1;
  const fields = types.flatMap((type) =>
    Object.entries(forms[type]).map(([name, field]) => [
      name,
      { ...field, expression: false, ...(chosen && { visibleWhen: { authType: [type] } }) },
    ]),
  );
  return {
    required: !types.includes("noauth"),
    fields: { ...(chosen && { authType: choiceOf(types) }), ...Object.fromEntries(fields) },
    ...(types.includes("oauth2") && { oauth2 }),
  };
}

/**
 * Values of that form as `verifyCredentials` of such a component gets them: as they are, and in the shape it may know from before, in which
 * tokens and passwords stand under the name of its one field.
 */
export function withFormerShape(
  { credentials }: Pick<ComponentDescriptor, "credentials">,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const name = credentials?.formerField;
  if (name === undefined || name in values) return values;
  const { authType, username, password, headerName, headerValue, oauth } = values;
  const former = {
    type: formerTypes[asKnown(authType) ?? guessType(values)],
    basic: { username, password },
    apiKey: { headerName, headerValue },
    oauth2: { keys: oauth },
  };
  return { ...values, [name]: former };
}

const formerTypes: Record<AuthType, string> = {
  noauth: "No Auth",
  basic: "Basic Auth",
  api_key: "API Key Auth",
  oauth2: "OAuth2",
};

function asKnown(type: unknown): AuthType | undefined {
  return typeof type === "string" && isKnown(type) ? type : undefined;
}

/** Of a component with one type nobody chose. */
function guessType({ username, headerValue, oauth }: Record<string, unknown>): AuthType {
  if (oauth !== undefined) return "oauth2";
  if (username !== undefined) return "basic";
  return headerValue === undefined ? "noauth" : "api_key";
}

type AuthType = "noauth" | "basic" | "api_key" | "oauth2";

const labels: Record<AuthType, string> = {
  noauth: "None",
  basic: "User name and password (Basic)",
  api_key: "A header with a fixed value (API key)",
  oauth2: "OAuth 2",
};

function isKnown(type: string): type is AuthType {
  return Object.hasOwn(labels, type);
}

function choiceOf(types: readonly AuthType[]): FieldDescriptor {
  return {
    viewClass: "SelectView",
    label: "Kind of authentication",
    required: true,
    order: 100,
    expression: false,
    model: Object.fromEntries(types.map((type) => [type, labels[type]])),
    description: "What the other system asks for.",
  };
}

const text = (label: string, rest: Partial<FieldDescriptor> = {}) => ({ viewClass: "TextFieldView", label, ...rest });
const secret = (label: string, rest: Partial<FieldDescriptor> = {}) => ({
  viewClass: "PasswordFieldView",
  label,
  ...rest,
});

/** Names as the secrets API hands the values out (component contract §3). */
const forms: Record<AuthType, Record<string, FieldDescriptor>> = {
  noauth: {},
  basic: {
    username: text("User name", { required: true, order: 90 }),
    password: secret("Password", { required: true, order: 80 }),
  },
  api_key: {
    headerName: text("Name of the header", { required: true, order: 90, placeholder: "X-Api-Key" }),
    headerValue: secret("Value", { required: true, order: 80 }),
  },
  oauth2: {
    authUrl: text("Sign-in address", {
      required: true,
      order: 95,
      description: "Where people give their permission. Often called authorization URL or endpoint.",
    }),
    tokenUrl: text("Token address", {
      required: true,
      order: 94,
      description: "Where the permission is swapped for access. Millrace itself calls it.",
    }),
    clientId: text("Client ID", {
      required: true,
      order: 93,
      description: "The system gives it when you register Millrace there, with the redirect address below.",
    }),
    clientSecret: secret("Client secret", { order: 92, description: "Leave it empty for a public client." }),
    scopes: text("Permissions (scopes)", { order: 91, description: "Separated by spaces." }),
    oauth: {
      viewClass: "OAuthFieldView",
      label: "Access",
      required: true,
      order: 80,
      require: ["authUrl", "tokenUrl", "clientId"],
    },
  },
};

const oauth2 = {
  auth_uri: "{{authUrl}}",
  token_uri: "{{tokenUrl}}",
  client_id: "{{clientId}}",
  client_secret: "{{clientSecret}}",
  scopes: ["{{scopes}}"],
};
