/**
 * From low to high, evenly spaced in lightness, and clear to colour-blind people (the cividis scale): high values
 * stand out from the surface, dark on light and light on dark.
 */
const cividis = ['#00224e', '#1c3a6d', '#43506c', '#666970', '#878378', '#ab9f74', '#d3be62', '#fee838']

export const heatColors: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: cividis.toReversed(),
  dark: cividis,
}
