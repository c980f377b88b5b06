package org.screlapse.headless.csv;

import java.nio.charset.Charset;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * The settings of KNIME's CSV Reader, with its keys; a key that KNIME requires is required here.
 *
 * @param file where to read
 * @param format how the file is written down
 * @param numbers how numbers are written down
 * @param header whether the first row holds the column names
 * @param rowIds whether the first column holds the row ids
 * @param shortRows whether a row may have fewer values than the others
 * @param skipEmptyRows whether rows without any value are left out
 * @param prependFileIndex whether row ids start with the number of the file
 * @param scanRows how many rows the column types are guessed from, negative for all
 * @param skipLines how many lines at the start of the file are no CSV
 * @param skipRows how many data rows are left out at the start
 * @param maxRows how many data rows are read at most, negative for all
 * @param charset the file's encoding
 */
record CsvReaderSettings(FileLocation file, CsvFormat format, CsvNumbers numbers, boolean header, boolean rowIds,
    boolean shortRows, boolean skipEmptyRows, boolean prependFileIndex, long scanRows, long skipLines, long skipRows,
    long maxRows, Charset charset) {

    private static final String NO_CHARACTER = String.valueOf(CsvFormat.NONE);

    static CsvReaderSettings load(NodeSettingsRO model) throws InvalidSettingsException {
        NodeSettingsRO settings = model.getNodeSettings("settings");
        NodeSettingsRO advanced = model.getNodeSettings("advanced_settings");
        NodeSettingsRO limit = model.getNodeSettings("limit_rows");
        refuseWhatOnlyKnimeCan(settings, advanced);
        CsvNumbers numbers = new CsvNumbers(
            SettingsValues.character(advanced.getString("thousands_separator", NO_CHARACTER), "thousands separator"),
            SettingsValues.character(advanced.getString("decimal_separator", "."), "decimal separator"));
        return new CsvReaderSettings(FileLocation.load(settings.getNodeSettings("file_selection")),
            format(settings, advanced), numbers, settings.getBoolean("has_column_header"),
            settings.getBoolean("has_row_id"), settings.getBoolean("support_short_data_rows"),
            settings.getBoolean("skip_empty_data_rows"), settings.getBoolean("prepend_file_idx_to_row_id", false),
            advanced.getBoolean("limit_data_rows_scanned") ? advanced.getLong("max_data_rows_scanned") : -1,
            limit.getBoolean("skip_lines") ? limit.getLong("number_of_lines_to_skip") : 0,
            limit.getBoolean("skip_data_rows") ? limit.getLong("number_of_rows_to_skip") : 0,
            limit.getBoolean("limit_data_rows") ? limit.getLong("max_rows") : -1,
            SettingsValues.charset(model.getNodeSettings("encoding").getString("charset")));
    }

    private static void refuseWhatOnlyKnimeCan(NodeSettingsRO settings, NodeSettingsRO advanced)
        throws InvalidSettingsException {
        NodeSettingsRO selection = settings.getNodeSettings("file_selection");
        if (selection.containsKey("filter_mode")) {
            String mode = selection.getNodeSettings("filter_mode").getString("filter_mode", "FILE");
            if (!"FILE".equals(mode)) {
                throw new InvalidSettingsException("The CSV Reader is set to read several files (" + mode
                    + "), which this runner cannot do; use one CSV Reader for each file.");
            }
        }
        if (advanced.getBoolean("append_path_column_Internals", false)) {
            throw new InvalidSettingsException(
                "The CSV Reader is set to append a path column, which this runner " + "cannot do; switch that off.");
        }
    }

    private static CsvFormat format(NodeSettingsRO settings, NodeSettingsRO advanced) throws InvalidSettingsException {
        char quote = SettingsValues.character(settings.getString("quote_char"), "quote character");
        char escape = SettingsValues.character(settings.getString("quote_escape_char"), "quote escape character");
        if (quote != CsvFormat.NONE && escape != CsvFormat.NONE && escape != quote) {
            throw new InvalidSettingsException("The CSV Reader is set to the quote escape character " + escape
                + ", which this runner cannot read; quotes within quotes must be doubled.");
        }
        String rowDelimiter = SettingsValues.unescaped(settings.getString("row_delimiter"));
        if (!settings.getBoolean("use_line_break_row_delimiter", false) && !rowDelimiter.matches("\r\n|\n|\r")) {
            throw new InvalidSettingsException("The CSV Reader is set to the row delimiter \"" + rowDelimiter
                + "\", which this runner cannot read; rows must end with line breaks.");
        }
        try {
            return new CsvFormat(SettingsValues.unescaped(settings.getString("column_delimiter")), quote,
                SettingsValues.character(settings.getString("comment_char"), "comment character"),
                keepsQuotes(advanced.getString("quote_option")),
                advanced.getBoolean("replace_empty_quotes_with_missing"), advanced.getInt("maximum_number_of_columns"),
                advanced.getBoolean("limit_memory_per_column") ? 512 * 1024 : -1);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static boolean keepsQuotes(String option) throws InvalidSettingsException {
        return switch (option) {
            case "KEEP_QUOTES" -> true;
            case "REMOVE_QUOTES_AND_TRIM" -> false;
            default -> throw new InvalidSettingsException(
                "The quote_option \"" + option + "\" is unknown; it must be REMOVE_QUOTES_AND_TRIM or KEEP_QUOTES.");
        };
    }
}
