# SPDX-License-Identifier: GPL-3.0-or-later
# Included by the program that shows texts: its custom commands must stand in that program's folder.
set(onescreen_ts_en "${PROJECT_SOURCE_DIR}/translations/onescreen_en.ts")
set(onescreen_ts_zh "${PROJECT_SOURCE_DIR}/translations/onescreen_zh_CN.ts")

# The code is written in Chinese: zh_CN holds only what a number changes, en holds everything.
add_custom_target(update_translations
  COMMAND Qt6::lupdate -silent -no-obsolete -locations none -I . -recursive ui app/main/desktop
          -source-language zh_CN -target-language en -ts "${onescreen_ts_en}"
  COMMAND Qt6::lupdate -silent -no-obsolete -locations none -I . -pluralonly -recursive ui app/main/desktop
          -source-language zh_CN -target-language zh_CN -ts "${onescreen_ts_zh}"
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Bringing new texts into translations/*.ts"
  VERBATIM)

function(onescreen_translations target)
  qt_add_lrelease(${target} TS_FILES "${onescreen_ts_en}" "${onescreen_ts_zh}" QM_FILES_OUTPUT_VARIABLE qm_files)
  foreach(qm_file IN LISTS qm_files)
    cmake_path(GET qm_file FILENAME name)
    set_source_files_properties("${qm_file}" PROPERTIES QT_RESOURCE_ALIAS "${name}")
  endforeach()
  qt_add_resources(${target} "i18n" PREFIX "/i18n" FILES ${qm_files})
endfunction()
