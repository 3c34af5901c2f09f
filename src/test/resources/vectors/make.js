// Writes requests.json, answers.json and revocations.json beside itself: `node make.js`. Made from the protocol's text with Node's crypto, without a
// line of the code they test. The clock of the vectors stands in the year 2100, so that consumers with default settings, which
// compare exp with their own clock, open them.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const NOW = 4102444800;
const HOSTNAME = 'https://auth.example.com';
const CONSENT_APP = 'https://bank.example.com/consent?brand=1';
const CONSENT_APP_ORIGIN = 'https://bank.example.com';
const UID = 'obconnect_mnxw443fnz2gk3tfmrqxg2ldmu';
const INTENT = '72663272-0648-427c-bad4-6dc2cdc0c0a1';

const sha256 = (octets) => crypto.createHash('sha256').update(octets).digest();
const hmac = (key, octets) => crypto.createHmac('sha256', key).update(octets).digest();
const keyRule = (secret) => (Buffer.byteLength(secret) === 32 ? Buffer.from(secret) : sha256(Buffer.from(secret)));
const kid = (secret) => hmac(keyRule(secret), 'obconnect kid v1').toString('base64url').slice(0, 8);
const direction = (secret, label) => Buffer.from(crypto.hkdfSync('sha256', keyRule(secret), Buffer.alloc(0), label, 32));

function seal(key, iv, header, payload) {
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url');
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()]);
  return [protectedHeader, '', iv.toString('base64url'), ciphertext.toString('base64url'),
    cipher.getAuthTag().toString('base64url')].join('.');
}

function request(name, number, profile, secret, opening, values) {
  const strict = profile === 'STRICT';
  const asked = {
    returnTo: HOSTNAME + '/jans-auth/obconnect/return/dGlja2V0', uid: UID, intent: INTENT, clientId: 'tpp-1',
    scope: 'openid accounts', acrValues: ['urn:openbanking:psd2:sca', 'urn:openbanking:psd2:ca'], issuedAt: NOW,
    expiresAt: NOW + 300, jti: 'AAECAwQFBgcICQoLDA0ODw', clientName: 'Example TPP', organizationName: 'Example Bank', ...values,
  };
  const header = { enc: 'A256GCM', alg: 'dir' };
  if (strict || opening.length) {
    header.kid = kid(secret);
  }
  if (strict) {
    header.typ = 'obconnect-request+jwt';
  }
  const intent = { value: asked.intent, essential: true };
  const payload = {
    returnTo: asked.returnTo,
    prompt: { name: 'login',
      details: { openbanking_intent_id: { value: asked.intent, essential: strict ? true : 'true' } } },
    uid: asked.uid,
    params: { client_id: asked.clientId, scope: asked.scope,
      claims: JSON.stringify({ userinfo: { openbanking_intent_id: intent },
        id_token: { openbanking_intent_id: intent, acr: { essential: true, values: asked.acrValues } } }) },
    exp: asked.expiresAt, iat: asked.issuedAt, jti: asked.jti,
    client: { client_name: asked.clientName, org_name: asked.organizationName },
  };
  if (strict) {
    payload.iss = HOSTNAME;
    payload.aud = CONSENT_APP_ORIGIN;
  }
  const key = strict ? direction(secret, 'obconnect request v1') : keyRule(secret);
  const iv = Buffer.from(Array.from({ length: 12 }, (_, i) => number * 16 + i));
  return { name, profile, secret, opening, hostname: HOSTNAME, consentApp: CONSENT_APP, key: key.toString('base64url'),
    iv: iv.toString('hex'), request: asked, header: JSON.stringify(header), payload: JSON.stringify(payload),
    compact: seal(key, iv, header, payload) };
}

function answer(name, number, profile, secret, header, payload, meaning) {
  const strict = profile === 'STRICT';
  const key = strict ? direction(secret, 'obconnect response v1') : keyRule(secret);
  const iv = Buffer.from(Array.from({ length: 12 }, (_, i) => 128 + number * 8 + i));
  return { name, profile, secret, hostname: HOSTNAME, consentApp: CONSENT_APP, uid: UID, now: NOW, meaning,
    compact: seal(key, iv, header, payload) };
}

function revocation(name, number, profile, secret, header, payload) {
  const key = profile === 'STRICT' ? direction(secret, 'obconnect response v1') : keyRule(secret);
  const iv = Buffer.from(Array.from({ length: 12 }, (_, i) => 192 + number * 4 + i));
  return { name, profile, secret, hostname: HOSTNAME, consentApp: CONSENT_APP, now: NOW, consentId: payload.consent_id,
    intent: payload.openbanking_intent_id, issuedAt: payload.iat, reason: payload.reason, compact: seal(key, iv, header, payload) };
}

const LEGACY_HEADER = { enc: 'A256GCM', alg: 'dir' };
const STRICT_HEADER = { alg: 'dir', enc: 'A256GCM', typ: 'obconnect-response+jwt' };
const THIRTY_NINE = 'a secret for examples: thirty-nine char';
const THIRTY_TWO = 'exactly-thirty-two-octets-secret';
const approval = { login: { account: INTENT, acr: 'urn:openbanking:psd2:sca' }, consent: { consent_id: 'consent-1' } };
const strictClaims = { iss: CONSENT_APP_ORIGIN, aud: HOSTNAME, iat: NOW - 1, exp: NOW + 60, jti: 'answer-1' };

const requests = [
  request('a secret of 39 octets is hashed', 0, 'LEGACY', THIRTY_NINE, [], {}),
  request('a secret of 32 octets is the key', 1, 'LEGACY', THIRTY_TWO, [], {}),
  request('a secret of 31 octets is hashed', 2, 'LEGACY', THIRTY_TWO.slice(1), [], {}),
  request('a secret of 33 octets is hashed', 3, 'LEGACY', THIRTY_TWO + '!', [], {}),
  request('rotating keys are named', 4, 'LEGACY', THIRTY_NINE, [THIRTY_TWO], {}),
  request('names outside ASCII and characters to escape', 5, 'LEGACY', THIRTY_NINE, [],
    { clientName: 'Zahlungsdienst Müller & Söhne "Süd" \\ 支払 🏦', organizationName: 'Banque d’Été\t</script>\u0001' }),
  request('one acr as the TPP asked', 6, 'LEGACY', THIRTY_NINE, [], { acrValues: ['urn:openbanking:psd2:ca'], scope: 'openid payments' }),
  request('strict', 7, 'STRICT', THIRTY_NINE, [], {}),
];
const answers = [
  answer('approved', 0, 'LEGACY', THIRTY_NINE, LEGACY_HEADER, { uid: UID, exp: NOW + 60, result: approval }, 'approved'),
  answer('approved without times', 1, 'LEGACY', THIRTY_TWO, LEGACY_HEADER, { uid: UID, result: approval }, 'approved'),
  answer('approved without a consent id', 2, 'LEGACY', THIRTY_NINE, LEGACY_HEADER,
    { uid: UID, result: { login: { account: INTENT }, consent: {} } }, 'approved without id'),
  answer('denied', 3, 'LEGACY', THIRTY_NINE, LEGACY_HEADER,
    { uid: UID, exp: NOW + 60, result: { error: 'access_denied', error_description: 'no' } }, 'denied'),
  answer('no consent', 4, 'LEGACY', THIRTY_NINE, LEGACY_HEADER,
    { uid: UID, exp: NOW + 60, result: { login: approval.login } }, 'denied'),
  answer('strictly approved', 5, 'STRICT', THIRTY_NINE, STRICT_HEADER, { ...strictClaims, uid: UID, result: approval }, 'approved'),
  answer('strictly denied', 6, 'STRICT', THIRTY_NINE, { ...STRICT_HEADER, kid: kid(THIRTY_NINE) },
    { ...strictClaims, aud: ['https://other.example.com', HOSTNAME], uid: UID, result: { error: 'access_denied' } }, 'denied'),
];

const REVOCATION_HEADER = { alg: 'dir', enc: 'A256GCM', typ: 'obconnect-revocation+jwt' };
const revoked = { iat: NOW - 1, exp: NOW + 299 };
const revocations = [
  revocation('by the consent', 0, 'LEGACY', THIRTY_NINE, REVOCATION_HEADER, { consent_id: 'consent-1', ...revoked }),
  revocation('by the intent', 1, 'LEGACY', THIRTY_TWO, { ...REVOCATION_HEADER, kid: kid(THIRTY_TWO) },
    { openbanking_intent_id: INTENT, ...revoked, jti: 'revocation-1', reason: 'von der Kundin widerrufen' }),
  revocation('strictly', 2, 'STRICT', THIRTY_NINE, { ...REVOCATION_HEADER, typ: 'application/obconnect-revocation+jwt' },
    { consent_id: 'consent-1', openbanking_intent_id: INTENT, ...revoked, jti: 'revocation-2', iss: CONSENT_APP_ORIGIN, aud: [HOSTNAME] }),
];

const write = (name, vectors) =>
  fs.writeFileSync(path.join(__dirname, name), JSON.stringify({ vectors }, null, 2) + '\n');
write('requests.json', requests);
write('answers.json', answers);
write('revocations.json', revocations);
