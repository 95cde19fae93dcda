/** A QR code as SVG: black squares on white, with the quiet zone that scanners need. */
import QRCode from 'qrcode'

/** Modules of white around the code. Source: ISO/IEC 18004, 4 modules. */
const QUIET = 4

/**
 * The code as one path on a white ground.
 *
 * @param side of the whole, quiet zone included, in the units of the drawing
 */
export function qrCode(text: string, x: number, y: number, side: number): string {
  // A quarter of it may be dirty or torn: posters hang for months.
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
  const scale = side / (modules.size + 2 * QUIET)
  const squares: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  const at = `translate(${x + QUIET * scale} ${y + QUIET * scale}) scale(${scale})`
  return `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="#fff"/><path transform="${at}" d="${squares.join('')}" fill="#000" shape-rendering="crispEdges"/>`
}
