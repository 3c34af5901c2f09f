// A minimal Consent App: one file, no dependencies, Node 18 or newer. What it does is explained in docs/consent-app.md.
//
//   SHARED_SECRET=… AUTH_SERVER=https://auth.example.com ORIGIN=https://bank.example.com node consent-app.js
//
// SHARED_SECRET      shared with the auth server: plain text, by the key rule
// SHARED_SECRET_OLD  while secrets rotate, the other one, which opens too
// AUTH_SERVER        the auth server's issuer; nobody is ever sent anywhere else
// ORIGIN             this app's own origin, as the world sees it
// PROTOCOL           legacy (the default) or strict
// PORT               8091; it listens on loopback, a TLS proxy belongs in front of it
// BANK_USER, BANK_PASSWORD  the one person who can log in. Your bank's login takes their place.
'use strict';
const crypto = require('crypto');
const http = require('http');

const { SHARED_SECRET, SHARED_SECRET_OLD, BANK_USER, BANK_PASSWORD } = process.env;
const PORT = Number(process.env.PORT || 8091);
const AUTH_SERVER = process.env.AUTH_SERVER || 'https://auth.example.com';
const ORIGIN = process.env.ORIGIN || `http://localhost:${PORT}`;
const STRICT = process.env.PROTOCOL === 'strict';
if (!SHARED_SECRET || !BANK_USER || !BANK_PASSWORD) {
  console.error('set SHARED_SECRET, BANK_USER and BANK_PASSWORD');
  process.exit(2);
}

// ---- keys -----------------------------------------------------------------------------------------------------------------

// exactly 32 octets are the key as they are, anything else is hashed
function keyRule(secret) {
  const octets = Buffer.from(secret, 'utf8');
  return octets.length === 32 ? octets : crypto.createHash('sha256').update(octets).digest();
}

// legacy: one key for both directions. strict: one for each, HKDF-SHA-256 with an empty salt
function keysOf(secret) {
  const key = keyRule(secret);
  const direction = (label) => (STRICT ? Buffer.from(crypto.hkdfSync('sha256', key, Buffer.alloc(0), label, 32)) : key);
  return { request: direction('obconnect request v1'), response: direction('obconnect response v1') };
}

const KEYS = [SHARED_SECRET, SHARED_SECRET_OLD].filter(Boolean).map(keysOf);

// ---- messages -------------------------------------------------------------------------------------------------------------

function openWith(key, parts) {
  const [header, , iv, ciphertext, tag] = parts;
  try {
    const decipher = crypto.createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(header, 'ascii'));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    return null; // not sealed with this key, or changed on its way
  }
}

// The request and what answering it takes; throws where it isn't one for us.
function open(sessionData) {
  const parts = sessionData.split('.');
  if (parts.length !== 5 || parts[1] !== '') throw new Error('not a compact JWE');
  const header = JSON.parse(Buffer.from(parts[0], 'base64url').toString('utf8'));
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || header.zip || header.crit) throw new Error('header');
  if (STRICT && header.typ !== 'obconnect-request+jwt') throw new Error('typ');
  for (const keys of KEYS) {
    const text = openWith(keys.request, parts);
    if (text !== null) {
      const request = JSON.parse(text);
      check(request);
      return { request, keys, kid: header.kid };
    }
  }
  throw new Error('not sealed with our secret');
}

function check(request) {
  if (typeof request.exp !== 'number' || request.exp <= Date.now() / 1000) throw new Error('expired');
  if (!String(request.returnTo).startsWith(`${AUTH_SERVER}/jans-auth/obconnect/return/`)) throw new Error('returnTo');
  if (STRICT && (request.iss !== AUTH_SERVER || request.aud !== ORIGIN)) throw new Error('iss or aud');
}

function seal({ request, keys, kid }, result) {
  const now = Math.floor(Date.now() / 1000);
  const header = { enc: 'A256GCM', alg: 'dir' };
  if (kid) header.kid = kid; // the secret that the request was sealed with
  const answer = { uid: request.uid, exp: now + 60, result };
  if (STRICT) {
    header.typ = 'obconnect-response+jwt';
    Object.assign(answer, { iss: ORIGIN, aud: AUTH_SERVER, iat: now, jti: crypto.randomUUID() });
  }
  return sealed(keys.response, header, answer);
}

// That a consent has ended: sealed as an answer is, but it says what it is, in both protocols.
function revocation(consent) {
  const now = Math.floor(Date.now() / 1000);
  const message = { consent_id: consent.id, openbanking_intent_id: consent.intent, iat: now, exp: now + 300, jti: crypto.randomUUID(),
    reason: 'withdrawn by the customer' };
  if (STRICT) Object.assign(message, { iss: ORIGIN, aud: AUTH_SERVER });
  return sealed(KEYS[0].response, { enc: 'A256GCM', alg: 'dir', typ: 'obconnect-revocation+jwt' }, message);
}

function sealed(key, header, payload) {
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url');
  const iv = crypto.randomBytes(12); // a new one for each message
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()]);
  return [protectedHeader, '', iv.toString('base64url'), ciphertext.toString('base64url'),
    cipher.getAuthTag().toString('base64url')].join('.');
}

const intentOf = (request) => request.prompt.details.openbanking_intent_id.value;
const acrsOf = (request) => JSON.parse(request.params.claims).id_token.acr.values;

// ---- visits ---------------------------------------------------------------------------------------------------------------

// Page and form name the visit, so that two tabs are two visits; the visit's own cookie says that it is this browser's.
const LIMIT = 1000;
const visits = new Map();

function visitOf(exchange, id) {
  const visit = visits.get(id);
  const cookies = (exchange.headers.cookie || '').split('; ');
  return visit && cookies.includes(`visit-${id}=${visit.browser}`) && visit.opened.request.exp > Date.now() / 1000 ? visit : null;
}

function begin(opened) {
  if (visits.size >= LIMIT) visits.delete(visits.keys().next().value);
  const random = () => crypto.randomBytes(16).toString('base64url');
  const visit = { id: random(), browser: random(), opened, account: null };
  visits.set(visit.id, visit);
  return visit;
}

// ---- consents -------------------------------------------------------------------------------------------------------------

// Your bank's system of consents takes this map's place. The auth server's tokens of a consent live until it is told that it has ended.
const consents = new Map();

// Ends only when the auth server has said 204; else it is to be said again.
async function end(consent) {
  const response = await fetch(`${AUTH_SERVER}/jans-auth/obconnect/revocations`, {
    method: 'POST',
    body: new URLSearchParams({ revocation: revocation(consent) }),
    redirect: 'error',
    signal: AbortSignal.timeout(10000),
  });
  if (response.status !== 204) throw new Error(`the auth server answers ${response.status}`);
  consents.delete(consent.id);
}

// ---- pages ----------------------------------------------------------------------------------------------------------------

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // no form-action: some browsers apply it to redirects too, and the way back to the TPP leads over hosts that this app doesn't know
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function page(response, status, title, body) {
  response.writeHead(status, HEADERS);
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`);
}

function redirect(response, location, headers = {}) {
  response.writeHead(303, { ...HEADERS, Location: location, ...headers });
  response.end();
}

const loginPage = (visit) => `<form method="post" action="/login"><input type="hidden" name="visit" value="${visit.id}">
  <label>User <input name="user" autocomplete="username"></label>
  <label>Password <input name="password" type="password" autocomplete="current-password"></label>
  <button>Log in</button></form>`;

function consentPage(visit) {
  const { request } = visit.opened;
  return `<p>${escape(request.client.client_name)} (${escape(request.client.org_name)}) asks for your consent
  to ${escape(request.params.scope)}, request ${escape(intentOf(request))}.</p>
  <form method="post" action="/decide"><input type="hidden" name="visit" value="${visit.id}">
  <button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button>
  <button name="decision" value="cancel">Cancel</button></form>`;
}

function consentsPage(session) {
  const rows = [...consents.values()].map((consent) => `<li>${escape(consent.client)}: ${escape(consent.scope)}, since ${escape(consent.since)}
    <form method="post" action="/consents/end"><input type="hidden" name="session" value="${session}">
    <input type="hidden" name="consent" value="${escape(consent.id)}"><button>End this consent</button></form></li>`);
  return rows.length ? `<ul>${rows.join('')}</ul>` : '<p>You have given no consent.</p>';
}

const consentsLogin = `<form method="post" action="/consents"><label>User <input name="user" autocomplete="username"></label>
  <label>Password <input name="password" type="password" autocomplete="current-password"></label><button>Log in</button></form>`;

// ---- the journey ----------------------------------------------------------------------------------------------------------

function arrive(exchange, response, url) {
  let opened;
  try {
    opened = open(url.searchParams.get('sessionData') || '');
  } catch (problem) {
    console.error(`refused a request: ${problem instanceof SyntaxError ? 'not JSON' : problem.message}`);
    return page(response, 400, 'This link can\'t be used', '<p>Please go back to the app that sent you here and start again.</p>');
  }
  const visit = begin(opened);
  const secure = ORIGIN.startsWith('https') ? '; Secure' : '';
  // a redirect, so that the message doesn't stay in the address bar
  return redirect(response, `/?visit=${visit.id}`,
    { 'Set-Cookie': `visit-${visit.id}=${visit.browser}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax${secure}` });
}

function show(visit, response) {
  return visit.account ? page(response, 200, 'Your consent', consentPage(visit)) : page(response, 200, 'Log in', loginPage(visit));
}

// Your bank's login takes this function's place: an Internal OP, most likely. What it says of how well it knows the person is the acr.
function known(form) {
  const same = (a, b) => crypto.timingSafeEqual(crypto.createHash('sha256').update(a).digest(), crypto.createHash('sha256').update(b).digest());
  return same(form.get('user') || '', BANK_USER) & same(form.get('password') || '', BANK_PASSWORD);
}

function login(visit, form) {
  if (known(form)) {
    visit.account = BANK_USER;
    visit.acr = acrsOf(visit.opened.request)[0];
  }
}

function decide(visit, response, decision) {
  const { request } = visit.opened;
  visits.delete(visit.id); // one answer
  if (decision === 'cancel') return redirect(response, `${request.returnTo}?cancel`);
  const id = crypto.randomUUID();
  if (decision === 'approve') {
    if (consents.size >= LIMIT) consents.delete(consents.keys().next().value);
    consents.set(id, { id, intent: intentOf(request), client: request.client.client_name, scope: request.params.scope, since: new Date().toISOString() });
  }
  const result = decision === 'approve'
    ? { login: { account: intentOf(request), acr: visit.acr }, consent: { consent_id: id } }
    : { error: 'access_denied', error_description: 'The person said no' };
  return redirect(response, `${request.returnTo}?sessionData=${seal(visit.opened, result)}`);
}

// "My consents": a page of its own with a login of its own, outside of any journey.
const sessions = new Set();

async function myConsents(exchange, response, url, form) {
  const cookie = (exchange.headers.cookie || '').split('; ').find((pair) => pair.startsWith('consents='));
  const session = cookie && sessions.has(cookie.slice('consents='.length)) ? cookie.slice('consents='.length) : null;
  if (exchange.method === 'POST' && url.pathname === '/consents' && known(form)) {
    if (sessions.size >= LIMIT) sessions.delete(sessions.values().next().value);
    const fresh = crypto.randomBytes(16).toString('base64url');
    sessions.add(fresh);
    const secure = ORIGIN.startsWith('https') ? '; Secure' : '';
    return redirect(response, '/consents', { 'Set-Cookie': `consents=${fresh}; Path=/consents; Max-Age=600; HttpOnly; SameSite=Strict${secure}` });
  }
  // the form names the session: a page of somebody else's can't send it
  if (exchange.method === 'POST' && url.pathname === '/consents/end' && session && form.get('session') === session) {
    const consent = consents.get(form.get('consent'));
    try {
      if (consent) await end(consent);
    } catch (problem) {
      console.error(`a consent's end wasn't taken: ${problem.message}`);
      return page(response, 502, 'Not ended yet', '<p>Please <a href="/consents">try again</a> in a moment.</p>');
    }
    return redirect(response, '/consents');
  }
  return page(response, 200, 'My consents', session ? consentsPage(session) : consentsLogin);
}

function handle(exchange, response, body) {
  const url = new URL(exchange.url, ORIGIN);
  const form = new URLSearchParams(body);
  if (exchange.method === 'GET' && url.searchParams.has('sessionData')) return arrive(exchange, response, url);
  if (url.pathname === '/consents' || url.pathname === '/consents/end') return myConsents(exchange, response, url, form);
  const visit = visitOf(exchange, exchange.method === 'POST' ? form.get('visit') : url.searchParams.get('visit'));
  if (!visit) return page(response, 400, 'Nothing to decide', '<p>Please go back to the app that sent you here and start again.</p>');
  if (exchange.method === 'GET' && url.pathname === '/') return show(visit, response);
  if (exchange.method === 'POST' && url.pathname === '/login') {
    login(visit, form);
    return redirect(response, `/?visit=${visit.id}`);
  }
  if (exchange.method === 'POST' && url.pathname === '/decide' && visit.account) return decide(visit, response, form.get('decision'));
  return page(response, 404, 'There is no such page', '');
}

http.createServer((exchange, response) => {
  let body = '';
  exchange.setEncoding('utf8');
  exchange.on('data', (text) => {
    body += text;
    if (body.length > 16384) exchange.destroy();
  });
  exchange.on('end', async () => {
    try {
      await handle(exchange, response, body);
    } catch (problem) {
      console.error(problem.name);
      page(response, 500, 'Something went wrong', '');
    }
  });
}).listen(PORT, 'localhost', () => console.log(`Consent App at ${ORIGIN}/`));
