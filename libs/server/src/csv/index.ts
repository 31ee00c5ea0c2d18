export { csvMoment } from './csv-moment.js';
export { csvStream, type CsvCell, type CsvFormat } from './csv-stream.js';
