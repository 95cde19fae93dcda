/** Codes of units, procedures, officials and dossiers, as they come from outside. */
import { z } from 'zod'

/** 1 to 64 letters, digits and `.`, `_`, `/`, `-`, beginning with a letter or digit. */
export const code = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u, 'a code has 1 to 64 letters, digits, ".", "_", "/", "-"')
