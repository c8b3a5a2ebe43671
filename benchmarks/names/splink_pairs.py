"""Splink as a yardstick: trained without labels as its own guide does it, on DuckDB."""

import logging
from typing import Any

import duckdb
import splink.comparison_library as compared
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.names.measure import Scored

LEAST_WEIGHT = -10


def splink_pairs(tables: list[Any], fields: tuple[str, ...], seed: int = 1) -> list[Scored]:
    """Scored by match weight; two tables are linked, one is searched for doubles."""
    logging.disable(logging.WARNING)
    linker = Linker(_registered(tables, fields), _settings(fields, is_link=len(tables) == 2), log_level=None)
    rules: list[Any] = [block_on("given_name", "surname"), block_on("date_of_birth", "surname")]
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=seed)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname"))
    found = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT).as_pandas_dataframe()
    rows = found[["unique_id_l", "unique_id_r", "match_weight"]].itertuples(index=False)
    return [_scored(*row, is_link=len(tables) == 2) for row in rows]


def _scored(first: str, second: str, weight: float, *, is_link: bool) -> Scored:
    """In the order of the truth: the original before its copy, or the order of the keys in one file."""
    turned = second.endswith("org") if is_link else second < first
    return (second, first, float(weight)) if turned else (first, second, float(weight))


def _registered(tables: list[Any], fields: tuple[str, ...]) -> list[Any]:
    database = DuckDBAPI(connection=duckdb.connect(config={"threads": 2}))
    database.duckdb_con.execute("SET enable_progress_bar = false")
    return [database.register(table[["unique_id", *fields]].where(table.notna(), None)) for table in tables]


def _settings(fields: tuple[str, ...], *, is_link: bool) -> SettingsCreator:
    comparisons: list[Any] = [
        compared.NameComparison("given_name").configure(term_frequency_adjustments=True),
        compared.NameComparison("surname").configure(term_frequency_adjustments=True),
        compared.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
    ]
    rules: list[Any] = [
        block_on("given_name", "surname"), block_on("date_of_birth"),
        block_on("surname", "substr(date_of_birth, 1, 4)"), block_on("given_name", "substr(date_of_birth, 1, 4)"),
        block_on("substr(given_name, 1, 3)", "substr(surname, 1, 3)"), block_on("surname", "substr(given_name, 1, 1)"),
        block_on("given_name", "substr(surname, 1, 1)"),
    ]  # fmt: skip
    if "soc_sec_id" in fields:
        comparisons.append(compared.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]))
        rules.append(block_on("soc_sec_id"))
    return SettingsCreator(
        link_type="link_only" if is_link else "dedupe_only", comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )  # fmt: skip
