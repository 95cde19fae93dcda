/** The container files say what the program needs: no engine is asked, only what stands in them. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { filesIn, textOf } from '../structure/repository.ts'

type Service = {
  image: string
  build?: { context: string; dockerfile: string }
  command?: string[]
  environment?: Record<string, string>
  env_file?: string
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  volumes?: string[]
  ports?: string[]
  restart?: string
  stop_grace_period?: string
  networks?: string[] | Record<string, { ipv4_address: string }>
}
const compose = parse(textOf('deploy/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, null>
}
const dockerfile = textOf('deploy/Dockerfile')
const caddyfile = textOf('deploy/Caddyfile')
const services = Object.entries(compose.services)
const ours = services.filter(([, { build }]) => build)
const settings = [...textOf('src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!)

/** How many of our services run in a role. */
const inRole = (role: string) =>
  ours.filter(([, { command }]) => command?.join(' ') === `serve --role ${role}`).map(([name]) => name)

describe('compose.yaml', () => {
  test('runs two web and two workers, and nothing else of ours', () => {
    expect(inRole('web')).toEqual(['web-1', 'web-2'])
    expect(inRole('worker')).toEqual(['worker-1', 'worker-2'])
    expect(ours).toHaveLength(4)
  })

  test('gives our processes settings that exist, and secrets only by the file', () => {
    for (const [, { environment, env_file }] of ours) {
      expect(Object.keys(environment!).filter((name) => !settings.includes(name))).toEqual([])
      expect(Object.keys(environment!).filter((name) => /SECRET|TOKEN|KEY/.test(name))).toEqual([])
      expect(env_file).toBe('.env')
    }
    expect(filesIn('deploy').filter((path) => path.includes('.env'))).toEqual([])
  })

  test.each(services)(
    '%s has a health check, comes back after a crash, and runs a pinned image',
    (_name, one) => {
      expect(one.healthcheck?.test[0]).toMatch(/^CMD/)
      expect(one.restart).toBe('unless-stopped')
      expect(one.image).toMatch(/^[a-z-]+:(?!latest)[\w.-]+$/)
    },
  )

  test('starts each after what it needs is healthy', () => {
    const needs = (name: string) => Object.entries(compose.services[name]!.depends_on ?? {})
    for (const [name] of ours) expect(needs(name).map(([other]) => other)).toEqual(['postgres', 'redis'])
    expect(needs('proxy').map(([other]) => other)).toEqual(inRole('web'))
    for (const [name] of services)
      expect(needs(name).filter(([, { condition }]) => condition !== 'service_healthy')).toEqual([])
  })

  test('has a Redis that loses nothing it acknowledged, and the PostgreSQL that our image can back up', () => {
    const redis = compose.services.redis!.command!.join(' ')
    expect(redis).toContain('--appendonly yes')
    expect(redis).toContain('--appendfsync always')
    expect(compose.services.postgres!.image).toBe('postgres:15-bookworm')
    expect(dockerfile).toMatch(/^FROM \S+-bookworm-slim$/m) // its postgresql-client is 15
    expect(dockerfile).toMatch(/apt-get install .*postgresql-client /)
  })

  test('reaches the stores by their names, and shows only the proxy to the world', () => {
    for (const [, { environment }] of ours) {
      expect(environment!.DATABASE_URL).toContain('@postgres:')
      expect(environment!.REDIS_URL).toContain('//redis:')
      expect(environment!.DEMO).toBe('0')
    }
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy'])
  })

  test('keeps what the stores hold in volumes that are declared', () => {
    const used = services.flatMap(([, { volumes }]) => (volumes ?? []).map((one) => one.split(':')[0]!))
    const named = [...new Set(used.filter((one) => !one.startsWith('.')))].sort()
    expect(named).toEqual(Object.keys(compose.volumes).sort())
    expect(named).toEqual(expect.arrayContaining(['postgres', 'redis']))
  })

  test('believes an address from the proxy alone, which stands in a network of its own with the web processes', () => {
    const { networks } = compose.services.proxy!
    expect(Object.keys(networks!)).toEqual(['door'])
    const { ipv4_address } = (networks as Record<string, { ipv4_address: string }>).door!
    for (const [, { environment }] of ours) expect(environment!.TRUSTED_PROXIES).toBe(ipv4_address)
    const inDoor = services.filter(([, one]) => Array.isArray(one.networks) && one.networks.includes('door'))
    expect(inDoor.map(([name]) => name)).toEqual(inRole('web'))
  })

  test('waits longer for a stop than the program takes', () => {
    for (const [, { stop_grace_period }] of ours)
      expect(Number(/^(\d+)s$/.exec(stop_grace_period!)?.[1])).toBeGreaterThan(10)
  })
})

test('the proxy asks each web process whether it lives, and not whether turns are behind', () => {
  const port = compose.services['web-1']!.environment!.PORT
  const [, upstreams] = /reverse_proxy (.+) \{/.exec(caddyfile) ?? []
  expect(upstreams!.split(' ')).toEqual(inRole('web').map((name) => `${name}:${port}`))
  expect(caddyfile).toContain('health_uri /health/live')
})

test('Prometheus asks every process of ours', () => {
  const { scrape_configs } = parse(textOf('deploy/prometheus.yml')) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[]
  }
  const asked = scrape_configs.flatMap((one) => one.static_configs.flatMap(({ targets }) => targets))
  expect(asked).toEqual(ours.map(([name, { environment }]) => `${name}:${environment!.PORT}`))
})

describe('Dockerfile', () => {
  const instructions = dockerfile
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
  const of = (word: string) => instructions.filter((line) => line.startsWith(`${word} `))

  test('runs a pinned Node 24 as nobody in particular, with a volume for the data', () => {
    expect(of('FROM')).toEqual(['FROM node:24-bookworm-slim'])
    expect(instructions.indexOf('USER node')).toBeGreaterThan(instructions.lastIndexOf(of('COPY').at(-1)!))
    const folder = /DATA_DIR=(\S+)/.exec(dockerfile)![1]
    expect(of('VOLUME')).toEqual([`VOLUME ${folder}`])
  })

  test('starts the program itself, so that signals reach it', () => {
    expect([...of('ENTRYPOINT'), ...of('CMD')]).toEqual([
      'ENTRYPOINT ["node", "--max-semi-space-size=32", "bin/lang-nghe.js"]',
      'CMD ["serve"]',
    ])
  })

  test('asks whether it lives', () => {
    expect(of('HEALTHCHECK')[0]).toContain('/health/live')
  })

  test('takes only what .dockerignore lets through, which is neither secrets nor tests', () => {
    const letThrough = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const copied = of('COPY').flatMap((line) => line.split(' ').slice(1, -1))
    expect(copied.sort()).toEqual(letThrough.sort())
    expect(textOf('.dockerignore')).toContain('\n*\n')
    expect(copied.filter((path) => /test|\.env|data/.test(path))).toEqual([])
  })

  test('sets only what the program reads', () => {
    const named = of('ENV').flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map((match) => match[1]!))
    expect(named.filter((name) => !settings.includes(name))).toEqual(['NODE_ENV'])
  })
})
