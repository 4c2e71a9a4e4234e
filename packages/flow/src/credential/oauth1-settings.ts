import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { createNameFiller, type OAuthNames } from "./fill-names.ts";
import { type OAuthReadiness, signInAddress } from "./oauth-readiness.ts";

/** Everything an OAuth 1 sign-in needs to know about the other side. */
export interface OAuth1Settings {
  requestTokenUri: string;
  authUri: string;
  accessTokenUri: string;
  consumerKey: string;
  consumerSecret: string;
}

/** Whether a component says where its people sign in by OAuth 1; when it does not, they can only type their tokens in. */
export function hasOAuth1Page({ credentials }: ComponentDescriptor): boolean {
  const { request_token_uri, auth_uri, access_token_uri } = credentials?.oauth1 ?? {};
  return Boolean(request_token_uri && auth_uri && access_token_uri);
}

/** The descriptor's `oauth1` with every `{{NAME}}` replaced. */
export function resolveOAuth1Settings(
  descriptor: ComponentDescriptor,
  names: OAuthNames,
): OAuthReadiness<OAuth1Settings> {
  const oauth1 = descriptor.credentials?.oauth1;
  if (!oauth1 || !hasOAuth1Page(descriptor)) {
    const problem = "The component does not say where to sign in: enter the tokens by hand.";
    return { status: "incomplete", missing: [], problems: [problem] };
  }
  const { fill, missing } = createNameFiller(names);
  const settings = {
    requestTokenUri: fill(oauth1.request_token_uri).trim(),
    authUri: fill(oauth1.auth_uri).trim(),
    accessTokenUri: fill(oauth1.access_token_uri).trim(),
    consumerKey: fill(oauth1.consumer_key).trim(),
    consumerSecret: fill(oauth1.consumer_secret).trim(),
  };
  const wanted = missing();
  if (wanted.length > 0) return { status: "incomplete", missing: wanted, problems: [] };
  const problems = [
    ...signInAddress("The address for request tokens", settings.requestTokenUri),
    ...signInAddress("The sign-in page's address", settings.authUri),
    ...signInAddress("The address for access tokens", settings.accessTokenUri),
    ...(settings.consumerKey ? [] : ["There is no consumer key."]),
  ];
  return problems.length > 0 ? { status: "incomplete", missing: [], problems } : { status: "ready", settings };
}
