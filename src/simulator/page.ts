/** The page with the two phones: static files, nothing from outside, nothing inline. */
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const ASSETS = fileURLToPath(new URL('assets/', import.meta.url))

/** All that the page loads comes from here; it is shown in no foreign frame. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** `/` is the page, `/assets/*` what it needs. */
export function page(): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.set({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    next()
  })
  router.get('/', (_request, response) => {
    response.set('cache-control', 'no-cache').sendFile('simulator.html', { root: ASSETS })
  })
  router.use('/assets', express.static(ASSETS, { index: false, cacheControl: false }))
  return router
}
