// Redoc's own defaults name fonts and a logo of other addresses; here everything is the mock's.
const family = 'system-ui, sans-serif';
Redoc.init(
  '/__docs/openapi.json',
  {
    // A document of somebody else may have markup in its descriptions.
    sanitize: true,
    hideDownloadButtons: false,
    expandResponses: '200',
    jsonSamplesExpandLevel: 4,
    nativeScrollbars: true,
    theme: {
      colors: { primary: { main: '#0b676d' } },
      typography: {
        fontFamily: family,
        fontSize: '15px',
        headings: { fontFamily: family, fontWeight: '600' },
        code: { fontFamily: 'ui-monospace, Menlo, monospace', fontSize: '13px' },
      },
      sidebar: { width: '270px', backgroundColor: '#f5f7f7' },
      rightPanel: { backgroundColor: '#16262a' },
    },
  },
  document.getElementById('docs'),
);
