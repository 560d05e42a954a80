// The pages that are measured.
export const PAGES = [
  { name: 'home', address: '/' },
  { name: 'guide', address: '/items/construction-permit' },
  { name: 'window', address: '/windows/A03' },
  { name: 'results', address: '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97' },
];
