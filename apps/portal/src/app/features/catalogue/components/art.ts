/** Drawing of `public/art.svg` by words of the product's name; the first that fits. Accents are taken off before. */
const MOTIFS: readonly (readonly [string, RegExp])[] = [
  ['candle', /bougie|bougeoir|photophore|diffuseur|encens/],
  ['soap', /savon|shampo|baume|creme|gel |lotion|gommage|dentifrice|bain/],
  ['notebook', /carnet|cahier|agenda|repertoire|bloc|album/],
  ['pencil', /stylo|crayon|feutre|plume|encre|gomme|pinceau|craie|marqueur|trousse/],
  ['bottle', /huile|vinaigre|vin |sirop|jus|limonade|biere|cidre|bouteille|carafe|gourde|eau|liqueur|champagne/],
  [
    'jar',
    /confiture|miel|gelee|bocal|tartinade|moutarde|rillettes|terrine|caramel|tapenade|pesto|pot|olive|sel|epice|poivre|sauce|soupe/,
  ],
  ['cup', /cafe|the |tisane|infusion|tasse|mug|theiere|cafetiere|bol /],
  ['bar', /chocolat|tablette|nougat|praline|barre/],
  ['tin', /biscuit|sable|boite|madeleine|galette|bonbon|sardine|thon|conserve|farine|pates|riz|lentille/],
  ['bowl', /saladier|assiette|plat|bol|mortier|coupe|verre|casserole|cocotte|poele|ramequin/],
  ['board', /planche|couteau|spatule|cuillere|louche|rouleau|couvert|ustensile|fouet|econome/],
  ['vase', /vase|bouquet|fleur|soliflore/],
  ['plant', /plante|graine|semis|jardin|arros|terreau|herbe|cactus|basilic|bulbe/],
  [
    'cloth',
    /torchon|serviette|nappe|plaid|tissu|coton|lin |laine|coussin|drap|tablier|echarpe|linge|couverture|gant|chaussette|tapis|ruban|velours|metre/,
  ],
  ['bag', /sac|cabas|panier|tote|pochette|besace|valise/],
  ['lamp', /lampe|lampion|abat|ampoule|guirlande|lanterne|luminaire/],
  ['book', /livre|guide|roman|recueil|carte|affiche|papier|enveloppe|marque-page/],
  ['toy', /jeu|jouet|puzzle|toupie|peluche|cube|domino|enfant|marionnette|poupee/],
  ['tool', /brosse|balai|outil|seau|pince|marteau|ciseau|tournevis|eponge|secateur|visserie|scie/],
];

const FALLBACK = ['box', 'bag', 'vase', 'jar', 'tin', 'notebook'] as const;
const TONES = 6;

const plain = (text: string): string => `${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} `;

const sum = (text: string): number => [...text].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** The drawing that stands for a thing: by its name, else by its category's, else any that is always the same one. */
export function motifOf(name: string, category = ''): string {
  const found = [plain(name), plain(category)].flatMap((text) => MOTIFS.filter(([, words]) => words.test(text)))[0];
  return found?.[0] ?? FALLBACK[sum(category || name) % FALLBACK.length] ?? 'box';
}

/** Colours of a category, 0…5; always the same ones for the same slug. */
export const toneOf = (categorySlug: string): number => sum(categorySlug) % TONES;
