// Proves passwords and invitation tokens to the server without sending them: SRP-6a (RFC 5054) with Argon2id.

const SRP_N = BigInt("0xac6bdb41324a9a9bf166de5e1389582faf72b6651987ee07fc3192943db56050a37329cbb4a099ed8193e0757767a13dd52312ab4b03310dcd7f48a9da04fd50e8083969edb767b0cf6095179a163ab3661a05fbd5faaae82918a9962f0b93b855f97993ec975eeaa80d740adbf4ff747359d041d5c33ea71d281e446b14773bca97b43a23fb801676bd207a436c6481f1d2b9078717461a5b9d32e688f87748544523b524b0d57d5ea77a2775d2ecfa032cfbdbf52fb3786160279004e57ae6af874e7303ce53299ccc041c7bc308d82a5698f3a8d0c38271ae35f8e9dbfbb694b5c803d89f7ae435de236d525f54759b65e372fcd68ef20fa7111f9e4aff73");
const SRP_G = 2n, MEMORY_MAX = 65_536;
const utf8 = new TextEncoder();
/// The proofs that the server has not answered, by their command's id.
const proofs = new Map();

function modPow(base, exponent) {
  let result = 1n;
  for (base %= SRP_N; exponent; exponent >>= 1n) { if (exponent & 1n) result = (result * base) % SRP_N; base = (base * base) % SRP_N; }
  return result;
}
function toHex(value) { return value.toString(16).padStart(512, "0"); }
function toBytes(value) { return noble.hexToBytes(toHex(value)); }
function toNumber(bytes) { return BigInt("0x" + noble.bytesToHex(bytes)); }
function hash(...parts) { const digest = noble.sha256.create(); for (const part of parts) digest.update(part); return digest.digest(); }
function proofBy(side, key, values) { return noble.bytesToHex(noble.hmac(noble.sha256, key, utf8.encode("foyer " + side + " " + serverId + " " + values))); }

/// @returns the fields of `prove` and the answer that only a server can give that knows the token
function proveToken(invitation, { b }) {
  const key = hash(utf8.encode("foyer invitation " + invitation));
  return { fields: { invitation: proofBy("invitation", key, b) }, expected: proofBy("server", key, b) };
}

async function provePassword(password, { salt, memory, passes, lanes, b }) {
  const serverValue = BigInt("0x" + b);
  if (memory > MEMORY_MAX || serverValue % SRP_N === 0n) throw new Error("invalid challenge");
  const argon = await noble.argon2idAsync(utf8.encode(password.replace(/\p{Zs}/gu, " ").normalize("NFC")), noble.hexToBytes(salt), { m: memory, t: passes, p: lanes, dkLen: 32 });
  const x = toNumber(hash(utf8.encode("foyer srp "), argon)), secret = toNumber(crypto.getRandomValues(new Uint8Array(32)));
  const a = modPow(SRP_G, secret), u = toNumber(hash(toBytes(a), toBytes(serverValue))), k = toNumber(hash(toBytes(SRP_N), toBytes(SRP_G)));
  const base = (serverValue + SRP_N - (k * modPow(SRP_G, x)) % SRP_N) % SRP_N;
  const key = hash(toBytes(modPow(base, secret + u * x))), values = toHex(a) + " " + b;
  return { fields: { a: toHex(a), proof: proofBy("client", key, values) }, expected: proofBy("server", key, values) };
}

/// Proves a password or the link's token, then calls one of the functions.
async function prove(challenge, password, onProved, onRefused) {
  const socket = connection.socket;
  const { fields, expected } = password === token ? proveToken(password, challenge) : await provePassword(password, challenge);
  if (socket !== connection.socket) return;
  proofs.set(connection.send({ type: "prove", ...fields, server: serverId }), { expected, onProved, onRefused });
}

function onProved(event) {
  const proof = proofs.get(event.re);
  proofs.delete(event.re);
  if (proof?.expected === event.proof) proof.onProved();
  else { showJoinForm(""); showProblem("door-problem", t("unproven")); }
}
