package org.screlapse.headless.csv;

import org.knime.core.node.NodeSettings;

/** The settings of KNIME's CSV nodes with the values of a new node, as KNIME 5.8 writes them. */
public final class CsvSettings {

    private CsvSettings() {
    }

    /** Fills the model settings of a CSV Writer that overwrites. */
    public static void writer(NodeSettings model, String type, String specifier, String file) {
        NodeSettings settings = child(model, "settings");
        NodeSettings chooser = child(settings, "file_chooser_settings");
        location(chooser, type, specifier, file);
        chooser.addBoolean("create_missing_folders", true);
        chooser.addString("if_path_exists", "overwrite");
        settings.addString("column_delimiter", ",");
        settings.addString("row_delimiter", "\n");
        settings.addChar("quote_char", '"');
        settings.addChar("quote_escape_char", '"');
        settings.addBoolean("write_column_header", true);
        settings.addBoolean("skip_column_header_on_append", false);
        settings.addBoolean("write_row_header", false);
        NodeSettings advanced = child(model, "advanced_settings");
        advanced.addString("missing_value_pattern", "");
        advanced.addBoolean("compress_with_gzip", false);
        advanced.addString("quote_mode", "STRINGS_ONLY");
        advanced.addString("separator_replacement", "");
        advanced.addChar("decimal_separator", '.');
        advanced.addBoolean("use_scientific_format", false);
        advanced.addBoolean("keep_trailing_zero_in_decimals", false);
        NodeSettings comment = child(model, "comment_header_settings");
        comment.addString("comment_line_marker", "#");
        comment.addString("comment_indentation", "\t");
        comment.addBoolean("add_time_to_comment", false);
        comment.addBoolean("add_user_to_comment", false);
        comment.addBoolean("add_table_name_to_comment", false);
        comment.addBoolean("add_custom_text_to_comment", false);
        comment.addString("custom_comment_text", "");
        child(model, "encoding").addString("character_set", "UTF-8");
    }

    /** Fills the model settings of a CSV Reader. */
    public static void reader(NodeSettings model, String type, String specifier, String file) {
        NodeSettings settings = child(model, "settings");
        settings.addBoolean("has_column_header", true);
        settings.addBoolean("has_row_id", false);
        settings.addBoolean("support_short_data_rows", false);
        settings.addBoolean("skip_empty_data_rows", false);
        settings.addBoolean("prepend_file_idx_to_row_id", false);
        settings.addString("comment_char", "#");
        settings.addString("column_delimiter", ",");
        settings.addString("quote_char", "\"");
        settings.addString("quote_escape_char", "\"");
        settings.addBoolean("use_line_break_row_delimiter", true);
        settings.addString("row_delimiter", "\n");
        settings.addInt("autodetect_buffer_size", 1048576);
        NodeSettings selection = child(settings, "file_selection");
        location(selection, type, specifier, file);
        child(selection, "filter_mode").addString("filter_mode", "FILE");
        NodeSettings advanced = child(model, "advanced_settings");
        advanced.addBoolean("fail_on_differing_specs", true);
        advanced.addBoolean("append_path_column_Internals", false);
        advanced.addBoolean("limit_data_rows_scanned", true);
        advanced.addLong("max_data_rows_scanned", 10000);
        advanced.addBoolean("limit_memory_per_column", true);
        advanced.addInt("maximum_number_of_columns", 8192);
        advanced.addString("quote_option", "REMOVE_QUOTES_AND_TRIM");
        advanced.addBoolean("replace_empty_quotes_with_missing", true);
        advanced.addString("thousands_separator", "\0");
        advanced.addString("decimal_separator", ".");
        NodeSettings limit = child(model, "limit_rows");
        limit.addBoolean("skip_lines", false);
        limit.addLong("number_of_lines_to_skip", 1);
        limit.addBoolean("skip_data_rows", false);
        limit.addLong("number_of_rows_to_skip", 1);
        limit.addBoolean("limit_data_rows", false);
        limit.addLong("max_rows", 50);
        child(model, "encoding").addString("charset", "UTF-8");
    }

    private static void location(NodeSettings chooser, String type, String specifier, String file) {
        NodeSettings path = child(chooser, "path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", type);
        path.addString("path", file);
        if (specifier != null) {
            path.addString("file_system_specifier", specifier);
        }
    }

    private static NodeSettings child(NodeSettings parent, String key) {
        return (NodeSettings) parent.addNodeSettings(key);
    }
}
