# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The few helpers every room's CMakeLists.txt uses.

include(GNUInstallDirs)
set(CMAKE_AUTOMOC ON)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# What every target of ours is compiled with.
add_library(paperround_options INTERFACE)
target_compile_features(paperround_options INTERFACE cxx_std_20)
target_compile_options(paperround_options INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wswitch -Wno-missing-field-initializers
    # The last: a precompiled header fills its heap, and it would begin by tidying up. A sixth of the time, for 5 %
    # more memory.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -fcoroutines --param=ggc-min-heapsize=262144>
    $<$<BOOL:${PAPERROUND_WERROR}>:-Werror>
    $<$<BOOL:${PAPERROUND_COVERAGE}>:--coverage>)
target_compile_definitions(paperround_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    PAPERROUND_VERSION="${PROJECT_VERSION}")
target_link_options(paperround_options INTERFACE $<$<BOOL:${PAPERROUND_COVERAGE}>:--coverage>)
if(PAPERROUND_SANITIZE)
    target_compile_options(paperround_options INTERFACE -fsanitize=${PAPERROUND_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(paperround_options INTERFACE -fsanitize=${PAPERROUND_SANITIZE})
endif()

# A quarter of the link time, where it is installed; the result is the same.
find_program(PAPERROUND_LLD ld.lld)
if(PAPERROUND_LLD)
    target_link_options(paperround_options INTERFACE -fuse-ld=lld)
endif()

# paperround_room(NAME SOURCES ... LINKS ... [PCH <header> ...])
# A room is a static library paperround_NAME; LINKS is all it may know.
function(paperround_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PCH" ${ARGN})
    add_library(paperround_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(paperround_${name} PUBLIC ${PROJECT_SOURCE_DIR}/app)
    target_link_libraries(paperround_${name} PUBLIC paperround_options ${ROOM_LINKS})
    if(PAPERROUND_PCH AND ROOM_PCH)
        target_precompile_headers(paperround_${name} PRIVATE ${ROOM_PCH})
    endif()
endfunction()

# paperround_test(NAME [SOURCES ...] LINKS ... [DEEP] [GUI] [TIMEOUT seconds] [UNDER script])
# One test program tst_NAME from NAME.cpp (or SOURCES), started by the script where there is one. Label `fast`, or `deep` for what CI leaves out.
# The first source holds the test's class and includes its own .moc: made by moc alone, for AUTOMOC takes as long as
# the compiler, and there are hundreds of tests.
function(paperround_test name)
    cmake_parse_arguments(TEST "DEEP;GUI" "TIMEOUT;UNDER" "SOURCES;LINKS" ${ARGN})
    if(NOT TEST_SOURCES)
        set(TEST_SOURCES ${name}.cpp)
    endif()
    list(GET TEST_SOURCES 0 first)
    get_filename_component(moc ${first} NAME_WE)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${moc}.moc)
    qt_generate_moc(${first} ${moc} TARGET tst_${name})
    add_executable(tst_${name} ${TEST_SOURCES} ${moc})
    set_target_properties(tst_${name} PROPERTIES AUTOMOC OFF)
    target_include_directories(tst_${name} PRIVATE
        ${CMAKE_CURRENT_BINARY_DIR} ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(tst_${name} PRIVATE paperround_options Qt6::Test ${TEST_LINKS})
    if(PAPERROUND_PCH)
        set(headers paperround_testheaders)
        if(paperround_ui IN_LIST TEST_LINKS)
            set(headers paperround_windowtestheaders)
        endif()
        target_precompile_headers(tst_${name} REUSE_FROM ${headers})
    endif()
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${TEST_UNDER} $<TARGET_FILE:tst_${name}>)
    set_tests_properties(${name} PROPERTIES
        LABELS $<IF:$<BOOL:${TEST_DEEP}>,deep,fast>
        TIMEOUT ${TEST_TIMEOUT}
        COST ${TEST_TIMEOUT} # The long ones begin, so that none is left alone at the end.
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=")
endfunction()
