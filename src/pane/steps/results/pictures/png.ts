/** Pixels of the file for one of the picture: sharp on paper too. */
const sharpness = 2;

/** A picture as .png bytes. The browser draws it, with the fonts of this computer. */
export async function pngOf(svg: string, width: number, height: number): Promise<Uint8Array> {
  const image = new Image(width, height);
  // An address of its own text: pages may show such images, and nothing is fetched.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('浏览器不能画图');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('浏览器不能把图存成 PNG，请改用“存为 SVG”');
  return new Uint8Array(await blob.arrayBuffer());
}
