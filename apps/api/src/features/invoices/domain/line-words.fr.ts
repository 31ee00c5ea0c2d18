/** Lines that no product stands behind. Documents are in French whatever the language of the screen. */
export const lineWords = {
  deposit: (orderNumber: string, rate: string): string => `Acompte sur la commande ${orderNumber}, TVA ${rate}`,
  creditAmount: (number: string, rate: string): string => `Remise sur la facture ${number}, TVA ${rate}`,
} as const;
