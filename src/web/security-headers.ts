/** What every page tells the browser: nothing from elsewhere, no script or style inside a page, no frame around it. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Everything that a page uses comes from here; no script and no style stands inside a page. */
const CSP = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** @param https whether browsers may remember to come by HTTPS alone */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    frameguard: { action: 'deny' },
    hsts: https,
  })
}
