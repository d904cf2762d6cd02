import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** First 16 hex digits of SHA-256 of a text: 64 bits, ample to notice that something is no longer what it was. */
export const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
