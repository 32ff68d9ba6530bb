// What the guest page uses of the noble libraries; make bundles it.
import { getPublicKey, sign, hashes, etc } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
export { sha256 } from "@noble/hashes/sha2.js";
export { hmac } from "@noble/hashes/hmac.js";
export { argon2idAsync } from "@noble/hashes/argon2.js";
hashes.sha512 = sha512;
export { getPublicKey, sign };
export const { bytesToHex, hexToBytes } = etc;
