"""The demo: the Peru-US airlift of March 2020 (airlift_2020.csv), scaled, told by calling the real operations."""
