package org.screlapse.headless.csv;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * The settings of KNIME's CSV Writer, with its keys; a key that KNIME requires is required here.
 *
 * @param file where to write
 * @param createFolders whether missing folders are made
 * @param policy what happens if the file exists
 * @param layout how values are written
 * @param header whether the first row holds the column names
 * @param headerOnlyOnce whether nothing but data rows is appended to a file that exists
 * @param rowIds whether the first column holds the row ids
 * @param gzip whether the file is compressed
 * @param comments lines at the start, without the comment marker
 * @param commentStart marker and indentation of these lines
 * @param charset the file's encoding
 */
record CsvWriterSettings(FileLocation file, boolean createFolders, Policy policy, Layout layout, boolean header,
    boolean headerOnlyOnce, boolean rowIds, boolean gzip, List<String> comments, String commentStart, Charset charset) {

    /** What happens if the file exists. */
    enum Policy {
        /** The node fails. */
        FAIL,
        /** The file is replaced. */
        OVERWRITE,
        /** The rows are added at its end. */
        APPEND
    }

    /** Which values are put in quotes. */
    enum QuoteMode {
        /** All but numbers and missing values. */
        STRINGS_ONLY,
        /** Those that contain the delimiter or a line break. */
        IF_NEEDED,
        /** All but missing values. */
        ALWAYS,
        /** None. */
        NEVER
    }

    /**
     * How values are written.
     *
     * @param delimiter between two values
     * @param lineBreak after each row
     * @param quote around a value
     * @param escape before a quote within a value
     * @param quoteMode which values are quoted
     * @param delimiterReplacement written for a delimiter within a value if nothing is quoted
     * @param missing written for a missing value
     * @param decimal the decimal separator
     * @param scientific whether numbers are written as Java does, with an exponent where it does
     * @param trailingZero whether a double without decimals ends in {@code .0}
     */
    record Layout(String delimiter, String lineBreak, char quote, char escape, QuoteMode quoteMode,
        String delimiterReplacement, String missing, char decimal, boolean scientific, boolean trailingZero) {}

    CsvWriterSettings {
        comments = List.copyOf(comments);
    }

    static CsvWriterSettings load(NodeSettingsRO model) throws InvalidSettingsException {
        NodeSettingsRO settings = model.getNodeSettings("settings");
        NodeSettingsRO chooser = settings.getNodeSettings("file_chooser_settings");
        NodeSettingsRO comment = model.getNodeSettings("comment_header_settings");
        NodeSettingsRO advanced = model.getNodeSettings("advanced_settings");
        CsvWriterSettings loaded =
            new CsvWriterSettings(FileLocation.load(chooser), chooser.getBoolean("create_missing_folders"),
                policy(chooser.getString("if_path_exists")), layout(settings, advanced),
                settings.getBoolean("write_column_header"), settings.getBoolean("skip_column_header_on_append"),
                settings.getBoolean("write_row_header"), advanced.getBoolean("compress_with_gzip"), comments(comment),
                comment.getString("comment_line_marker") + comment.getString("comment_indentation"),
                SettingsValues.charset(model.getNodeSettings("encoding").getString("character_set")));
        loaded.check(comment.getString("comment_line_marker"));
        return loaded;
    }

    private void check(String commentMarker) throws InvalidSettingsException {
        if (layout.delimiter().isEmpty()) {
            throw new InvalidSettingsException("The column delimiter can not be empty!");
        }
        if (layout.missing().contains(layout.delimiter())) {
            throw new InvalidSettingsException("The missing value replacement ('" + layout.missing()
                + "') must not contain the column delimiter ('" + layout.delimiter() + "').");
        }
        if (commentMarker.contains(layout.delimiter())) {
            throw new InvalidSettingsException("The comment line start ('" + commentMarker
                + "') must not contain the column delimiter ('" + layout.delimiter() + "').");
        }
        if (gzip && policy == Policy.APPEND) {
            throw new InvalidSettingsException("Can't append to existing file if output is gzip compressed");
        }
    }

    private static Layout layout(NodeSettingsRO settings, NodeSettingsRO advanced) throws InvalidSettingsException {
        String lineBreak = settings.getString("row_delimiter");
        String missing = advanced.getString("missing_value_pattern");
        String replacement = advanced.getString("separator_replacement");
        return new Layout(SettingsValues.unescaped(settings.getString("column_delimiter")),
            lineBreak == null ? System.lineSeparator() : lineBreak, settings.getChar("quote_char"),
            settings.getChar("quote_escape_char"), quoteMode(advanced.getString("quote_mode")),
            replacement == null ? "" : replacement, missing == null ? "" : missing,
            advanced.getChar("decimal_separator"), advanced.getBoolean("use_scientific_format"),
            advanced.getBoolean("keep_trailing_zero_in_decimals"));
    }

    private static QuoteMode quoteMode(String name) throws InvalidSettingsException {
        try {
            return QuoteMode.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                "The quote_mode \"" + name + "\" is unknown; it must be STRINGS_ONLY, IF_NEEDED, ALWAYS or NEVER.", e);
        }
    }

    private static Policy policy(String name) throws InvalidSettingsException {
        return switch (name) {
            case "fail" -> Policy.FAIL;
            case "overwrite" -> Policy.OVERWRITE;
            case "append" -> Policy.APPEND;
            default -> throw new InvalidSettingsException(
                "The setting if_path_exists is \"" + name + "\"; it must be fail, overwrite or append.");
        };
    }

    private static List<String> comments(NodeSettingsRO comment) throws InvalidSettingsException {
        if (comment.getBoolean("add_time_to_comment") || comment.getBoolean("add_user_to_comment")
            || comment.getBoolean("add_table_name_to_comment")) {
            throw new InvalidSettingsException("The CSV Writer is set to write the time, user or table name into a "
                + "comment, which this runner cannot do; use a comment text of your own.");
        }
        List<String> lines = new ArrayList<>();
        String text = comment.getString("custom_comment_text");
        if (comment.getBoolean("add_custom_text_to_comment") && text != null && !text.isEmpty()) {
            text.lines().forEach(lines::add);
        }
        return lines;
    }
}
