/**
 * From low to high, evenly spaced in lightness: also colour-blind people see the order. High values stand out from the
 * surface: dark on light, and bright on dark (the cividis scale).
 */
export const heatColors: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: ['#e6eef9', '#c8daf1', '#a4c1e6', '#7ca4d8', '#5486c6', '#3467ac', '#1d498b', '#0b2a62'],
  dark: ['#00224e', '#1c3a6d', '#43506c', '#666970', '#878378', '#ab9f74', '#d3be62', '#fee838'],
}
