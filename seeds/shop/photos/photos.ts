import { still, type Colours, type Scene, type Shape } from './drawing.js';

/** One photo of the demo shop. */
export interface PhotoSeed {
  readonly sku: string;
  readonly alt: string;
  /** The drawing that the photo is made from. */
  readonly svg: string;
}

const linen: Scene = { wall: '#efe7da', table: '#d9c8ae' };
const sage: Scene = { wall: '#e1e8dd', table: '#c3cfb9' };
const sky: Scene = { wall: '#e3e9ee', table: '#c4d0d9' };
const rose: Scene = { wall: '#f1e3dd', table: '#dcc0b4' };

const cream = '#fbf6ea';
const night = '#2c2a29';

const photo = (
  sku: string,
  alt: string,
  shape: Shape,
  scene: Scene,
  [body, dark, lid]: readonly [string, string, string],
  paper: Partial<Pick<Colours, 'label' | 'ink'>> = {},
): PhotoSeed => ({
  sku,
  alt,
  svg: still(shape, { body, dark, lid, label: cream, ink: dark, ...paper }, scene),
});

/** Jams, honey, tea, coffee, oils and condiments; the other departments keep their drawings. */
export const photos: readonly PhotoSeed[] = [
  photo('CON-001', 'Pot de confiture d’abricots', 'jar', linen, ['#f0a13a', '#c06a12', '#b84a3c']),
  photo('CON-002', 'Pot de confiture de fraises', 'jar', rose, ['#d2383f', '#8e1420', '#3d6b4f']),
  photo('CON-003', 'Pot de gelée de coings', 'jar', linen, ['#e2795c', '#a8452b', '#3d6b4f']),
  photo('CON-004', 'Pot de marmelade d’oranges', 'jar', sky, ['#f08a24', '#b65208', '#b84a3c']),
  photo('CON-005', 'Pot de crème de marrons', 'jar', sage, ['#8a5a3b', '#573218', '#c9a227']),
  photo('CON-006', 'Pot de caramel au beurre salé', 'jar', rose, ['#c07a32', '#7c450f', '#39506b']),
  photo('MIE-001', 'Pot de miel de bruyère', 'jar', sage, ['#b9701c', '#75400a', '#c9a227']),
  photo('MIE-002', 'Pot de miel toutes fleurs', 'jar', sky, ['#e9ad2e', '#b0740c', '#c9a227']),
  photo('MIE-003', 'Pot de miel d’acacia', 'jar', linen, ['#f4d27a', '#c99a2c', '#c9a227'], { ink: '#8a6410' }),
  photo('HUI-001', 'Bouteille d’huile d’olive', 'bottle', linen, ['#8c9a3a', '#525f17', night]),
  photo('HUI-002', 'Bouteille d’huile de noix', 'bottle', sage, ['#b98a3d', '#74511a', night]),
  photo('HUI-003', 'Bouteille d’huile de colza', 'bottle', sky, ['#e0b32d', '#a37a0b', night]),
  photo('VIN-001', 'Bouteille de vinaigre de cidre', 'bottle', rose, ['#d99a4e', '#9a5d1b', '#7a2f2a']),
  photo('VIN-002', 'Bouteille de vinaigre de Banyuls', 'bottle', linen, ['#8a3038', '#4f121a', night]),
  photo('CDM-001', 'Pot de moutarde à l’ancienne', 'jar', sky, ['#cfa640', '#8c6914', '#7a2f2a']),
  photo('CDM-002', 'Pot de fleur de sel', 'jar', sage, ['#f3f1ec', '#c5c1b7', '#39506b'], { ink: '#39506b' }),
  photo('CDM-003', 'Pot de poivre noir en grains', 'jar', linen, ['#4d443c', '#26201b', night]),
  photo('CDM-004', 'Pot de piment d’Espelette', 'jar', sage, ['#c2452d', '#7d2110', night]),
  photo('THE-001', 'Boîte de thé vert sencha', 'tin', linen, ['#6f9a5e', '#40662f', '#365428']),
  photo('THE-002', 'Boîte de thé Darjeeling', 'tin', sky, ['#a8763f', '#6c441a', '#573512']),
  photo('THE-003', 'Boîte d’Earl Grey', 'tin', rose, ['#39506b', '#1f3148', '#c9a227']),
  photo('THE-004', 'Sachet de rooibos', 'bag', linen, ['#c2643a', '#84381a', '#6f2d12']),
  photo('THE-005', 'Sachet de tisane du jardin', 'bag', sage, ['#a9bd86', '#6f8650', '#566b3a'], { ink: '#4c6230' }),
  photo('THE-006', 'Boîte de thé fumé', 'tin', sage, ['#4a4a4d', '#262628', '#8f2d22']),
  photo('CAF-001', 'Paquet de café en grains', 'bag', linen, ['#6b4a35', '#3d2618', '#2f1c10']),
  photo('CAF-002', 'Paquet de café du Honduras', 'bag', sky, ['#3f6b6a', '#1f4342', '#163231']),
  photo('CAF-003', 'Paquet de café décaféiné', 'bag', rose, ['#8d94a0', '#59606b', '#3f4650'], { ink: '#3f4650' }),
  photo('CAF-004', 'Paquet de chicorée', 'bag', sage, ['#c99a4b', '#8c641f', '#5d4112']),
];
