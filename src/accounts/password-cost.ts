/** What a hash of a password costs, in a file of its own: most tests put a cheaper one in its place. */

/** OWASP Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3. */
export const PASSWORD_COST = { N: 2 ** 15, r: 8, p: 3 }
