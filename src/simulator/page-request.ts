/** Reading what the simulator's page sends, and answering what it would not send. */
import type { NextFunction, Request, Response } from 'express'
import { z } from 'zod'
import { NothingToTap, NotPossible } from './deed.ts'

/** The name of a channel in a call of the page. */
export const Channel = z.enum(['zalo', 'messenger'])

/** A request that the page would not send. Answered 400 with its message. */
export class BadRequest extends Error {}

/** @throws BadRequest saying where it is wrong */
export function read<T>(schema: z.ZodType<T>, value: unknown, otherwise: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join('.')
  throw new BadRequest(where ? `${otherwise} (${where}: ${issue?.message})` : otherwise)
}

/** JSON that cannot be parsed and bodies over the limit come here from express, with a status of their own. */
export function badRequest(
  error: Error & { status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof BadRequest || error instanceof NothingToTap || error instanceof NotPossible)
    response.status(400).json({ error: error.message })
  else if (error.status === 413) response.status(413).json({ error: 'the body is larger than 64 kB' })
  else if (error.status === 400) response.status(400).json({ error: 'the body is not JSON' })
  else next(error)
}
