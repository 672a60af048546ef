// Redoc's own defaults name fonts and a logo of other addresses; here everything is the mock's.
const family = 'system-ui, sans-serif';
const typography = {
  fontFamily: family,
  fontSize: '15px',
  headings: { fontFamily: family, fontWeight: '600' },
};
const code = { fontFamily: 'ui-monospace, Menlo, monospace', fontSize: '13px' };

// Redoc mixes colours out of these, so they cannot be variables of CSS. Text keeps a contrast of 4.5 to 1.
const light = {
  colors: {
    primary: { main: '#0b676d', light: '#0b676d' },
    text: { primary: '#172023', secondary: '#51616a' },
    success: { main: '#11693a' },
    error: { main: '#ac1c2c' },
    warning: { main: '#7a4d00' },
  },
  typography: { ...typography, code: { ...code, color: '#9c1f2e', backgroundColor: '#eef2f2' } },
  schema: { nestedBackground: '#f5f7f7' },
  sidebar: { width: '270px', backgroundColor: '#f5f7f7', textColor: '#172023' },
  rightPanel: { backgroundColor: '#16262a' },
};
const dark = {
  colors: {
    primary: { main: '#5fd0c6' },
    text: { primary: '#e4ecec', secondary: '#9fb0b5' },
    success: { main: '#7bdba0' },
    error: { main: '#ff9c9c' },
    warning: { main: '#f0c56b' },
    gray: { 50: '#192125', 100: '#222c31' },
    border: { dark: '#2d393e', light: '#192125' },
    responses: { info: { color: '#8cc8ea' } },
  },
  typography: { ...typography, code: { ...code, color: '#ffb4b4', backgroundColor: '#222c31' } },
  schema: { nestedBackground: '#192125', linesColor: '#3d5a5e' },
  sidebar: { width: '270px', backgroundColor: '#141b1e', textColor: '#e4ecec' },
  rightPanel: {
    backgroundColor: '#0c1214',
    servers: {
      overlay: { backgroundColor: '#192125', textColor: '#e4ecec' },
      url: { backgroundColor: '#11171a' },
    },
  },
  codeBlock: { backgroundColor: '#05080a' },
  fab: { backgroundColor: '#222c31', color: '#5fd0c6' },
};

const isDark = matchMedia('(prefers-color-scheme: dark)');
isDark.addEventListener('change', render);
render();

function render() {
  const place = document.createElement('main');
  place.id = 'docs';
  document.getElementById('docs').replaceWith(place);
  Redoc.init(
    '/__docs/openapi.json',
    {
      // A document of somebody else may have markup in its descriptions.
      sanitize: true,
      hideDownloadButtons: false,
      expandResponses: '200',
      jsonSamplesExpandLevel: 4,
      nativeScrollbars: true,
      scrollYOffset: 'header',
      theme: isDark.matches ? dark : light,
    },
    place,
  );
}
