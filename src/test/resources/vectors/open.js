// Opens a compact JWE (RFC 7516, alg dir, enc A256GCM) with Node's crypto alone.
// stdin: {"key": "<base64url>", "compact": "<JWE>"}; stdout: {"header": "<JSON text>", "payload": "<JSON text>"}
'use strict';
const crypto = require('crypto');
const { key, compact } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const [header, encryptedKey, iv, ciphertext, tag] = compact.split('.');
if (encryptedKey !== '') {
  throw new Error('direct encryption has an empty second part');
}
const octets = (part) => Buffer.from(part, 'base64url');
const decipher = crypto.createDecipheriv('aes-256-gcm', octets(key), octets(iv), { authTagLength: 16 });
decipher.setAAD(Buffer.from(header, 'ascii'));
decipher.setAuthTag(octets(tag));
const payload = Buffer.concat([decipher.update(octets(ciphertext)), decipher.final()]);
process.stdout.write(JSON.stringify({ header: octets(header).toString('utf8'), payload: payload.toString('utf8') }));
